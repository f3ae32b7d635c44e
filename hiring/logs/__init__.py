"""What Tandem writes of itself: one line for each thing that happened, and nobody's name in it."""
