"""Judgement that several checks of a family share: pure functions over a report."""
