"""Sits a round: takes events, moves the core's state, writes facts and drafts. Knows neither Textual nor print."""
