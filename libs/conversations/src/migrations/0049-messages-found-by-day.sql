-- Only taking a file back asks whose a message is, a day at a time, and mostly a day is one file's: it reads the day by its
-- key. Kept up, the index took a seventh of what writing a message takes.
drop index conversations.message_of_batch;
