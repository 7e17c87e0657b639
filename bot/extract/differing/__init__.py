"""What sources say differently."""
