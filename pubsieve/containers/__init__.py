"""Files that hold many pages: tar and zip archives, WARC and WACZ crawls, Parquet tables."""
