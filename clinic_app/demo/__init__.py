"""Clinics full of invented data: for the demo, the tour, the benchmarks and whoever wants to try things out."""
