"""One page about a round or an interview to hand over, for one of four audiences."""
