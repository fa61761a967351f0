"""`pubsieve check`: the checks on records that are there, for people and for CI."""
