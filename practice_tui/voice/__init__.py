"""Sound: commands that speak, run so that none outlives the program."""
