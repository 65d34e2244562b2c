-- Quality cites messages and keeps a sealed copy of what it scored.
call platform.publish('conversations.message', 'provider_id, store_id, business_date, conversation_id, fingerprint, at, direction, agent_account, type, text, row_no', 'quality');
