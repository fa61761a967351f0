"""How a run is spread over processes: the work on one input, the pool that does it, and the order of the results."""
