program = Papilio
contacts-title = Papilio – { $name }
