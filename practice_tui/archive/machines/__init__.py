"""Exchanges facts, open rounds and banks between the machines of one person, through a shared folder."""
