"""Clinics full of invented data: for the demo, the tour, the benchmarks, and for trying things out."""
