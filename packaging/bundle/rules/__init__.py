"""What must hold in a finished Pastiche.app, one kind of thing in each file; `bundle.audit` asks them all."""
