-- Whoever holds some stores matches accounts of theirs with the agents who are certified for them.
call platform.publish('scheduling.agent_skill', 'provider_id, store_id, agent_id', 'conversations');
