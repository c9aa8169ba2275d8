"""Learning platforms for packages to run in, and the learner who sits before them."""
