//! How memory is taken and given back.

use libmimalloc_sys::{mi_collect, mi_option_set, mi_option_t};

/// `mi_option_purge_delay` of mimalloc 3, which the binding does not name: how long memory that was freed is kept,
/// milliseconds.
const PURGE_DELAY: mi_option_t = 15;

/// Gives memory back as soon as it is freed. What a start, a list as a file or a paper took for a moment stayed with
/// the server for good: a quiet server asks for nothing, and only asking makes the allocator look at its clock.
pub fn give_back_at_once() {
    // SAFETY: sets a number of the allocator, before there is a second thread.
    #[allow(unsafe_code)]
    unsafe {
        mi_option_set(PURGE_DELAY, 0);
    }
}

/// Gives back what this thread holds ready for its next work: for a thread that did something large and then rests. The
/// embedded database takes its memory from the C library, which is asked for the free pages of all threads.
pub fn tidy() {
    // SAFETY: looks through the free memory of the thread that asks.
    #[allow(unsafe_code)]
    unsafe {
        mi_collect(true);
    }
    // SAFETY: the C library locks what it looks through.
    #[cfg(all(target_os = "linux", target_env = "gnu"))]
    #[allow(unsafe_code)]
    unsafe {
        libc::malloc_trim(0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_number_is_that_of_the_delay() {
        // SAFETY: reads a number of the allocator.
        #[allow(unsafe_code)]
        let usual = unsafe { libmimalloc_sys::mi_option_get(PURGE_DELAY) };
        assert_eq!(usual, 1000, "another version numbers its options in another way");
    }
}
