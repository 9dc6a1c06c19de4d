"""The pure core: frozen values and functions of them. No clock, no disk, no terminal."""
