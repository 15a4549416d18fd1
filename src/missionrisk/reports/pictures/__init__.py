"""Pictures of a plan and of what was found in it: what each shows, in numbers and in words."""
