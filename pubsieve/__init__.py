"""The program: composes cleaner, schemas and expectations."""
