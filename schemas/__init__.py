"""What a record is: models, grammars and validation. Imports nothing else of pubsieve."""
