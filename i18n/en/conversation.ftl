conversation-title = { $names } – Conversation
