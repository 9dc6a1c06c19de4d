"""Small computations with new numbers each time: exercises, how a typed result is checked, and sprints of them."""
