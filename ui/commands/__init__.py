"""The subcommands of `studio-planner`; the headless ones never import Qt."""
