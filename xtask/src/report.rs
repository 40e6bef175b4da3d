//! What the person at the terminal sees: each step as it starts, with the
//! seconds passed since the command began, and a summary with times at the end.

use std::time::{Duration, Instant};

use crate::run::Outcome;

/// The steps of one command.
pub struct Steps {
    start: Instant,
    done: Vec<Done>,
}

struct Done {
    name: String,
    took: Duration,
    well: bool,
}

impl Steps {
    /// Starts the clock.
    pub fn start() -> Self {
        Self { start: Instant::now(), done: Vec::new() }
    }

    /// Says one line.
    pub fn say(&self, text: &str) {
        println!("[{:>4} s] {text}", self.start.elapsed().as_secs());
    }

    /// Says the step, does it, and keeps how long it took.
    pub fn step<T>(&mut self, name: &str, work: impl FnOnce(&mut Self) -> Outcome<T>) -> Outcome<T> {
        self.say(name);
        let begun = Instant::now();
        let outcome = work(self);
        self.done.push(Done { name: name.to_owned(), took: begun.elapsed(), well: outcome.is_ok() });
        outcome
    }

    /// Prints every step with its time.
    pub fn summary(&self) {
        println!("\n{:>8}  step", "seconds");
        for Done { name, took, well } in &self.done {
            let mark = if *well { "" } else { "  FAILED" };
            println!("{:>8.1}  {name}{mark}", took.as_secs_f64());
        }
        println!("{:>8.1}  in all", self.start.elapsed().as_secs_f64());
    }
}

/// A number of bytes as kilobytes with one decimal (1 kB = 1,000 bytes).
pub fn kilobytes(bytes: usize) -> String {
    let tenths = (bytes + 50) / 100;
    format!("{}.{} kB", tenths / 10, tenths % 10)
}

#[cfg(test)]
mod tests {
    use super::kilobytes;

    #[test]
    fn kilobytes_are_rounded_to_one_decimal() {
        assert_eq!(kilobytes(0), "0.0 kB");
        assert_eq!(kilobytes(949), "0.9 kB");
        assert_eq!(kilobytes(950), "1.0 kB");
        assert_eq!(kilobytes(103_649), "103.6 kB");
    }
}
