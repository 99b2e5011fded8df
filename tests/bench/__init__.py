"""How fast the register is, as ratios to named others: `make bench`. The goals and the others stand in `axes`."""
