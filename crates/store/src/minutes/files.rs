//! Files beside minutes: the scan of the signed paper, the file of a signature (interpretation 11).

use crate::orders::paper_files;

paper_files!(minutes_files, meeting_id, insert_minutes_file, minutes_files);
