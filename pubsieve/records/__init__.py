"""Records that others wrote: JSON lines, CSV, Parquet, PubMed XML, MEDLINE, RIS, BibTeX and CSL-JSON."""
