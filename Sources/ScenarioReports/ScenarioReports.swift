/// Results, reported.
