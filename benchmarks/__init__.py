"""Measurements, each beside a plain alternative in the same run; nothing here is a test."""
