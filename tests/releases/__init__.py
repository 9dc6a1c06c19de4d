"""Files that each release wrote, which every later program reads: a history with open rounds, its export, a backup."""
