"""`python -m pubsieve`; the console command `pubsieve` is the front door."""

from pubsieve.guard import main

main()
