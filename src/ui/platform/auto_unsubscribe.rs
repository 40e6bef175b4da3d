//! Signals that outlive the pages that read them.
//!
//! The reactive library keeps with every source the list of its readers, and does
//! not take a reader off that list when its page is gone. Read by the pages of a
//! day, the list of the open draft's scores would only grow, and every key would
//! go through all of it. Here a reader is taken off when its page is cleaned up.

use leptos::prelude::*;
use leptos::reactive::computed::ArcMemo;
use leptos::reactive::graph::{AnySource, Observer, Source, ToAnySource};
use leptos::reactive::signal::ArcRwSignal;
use std::ops::Deref;

/// A source that names itself to its readers.
pub trait Named {
    /// The source itself.
    fn source(&self) -> AnySource;
}

impl<T: Send + Sync + 'static> Named for Memo<T> {
    fn source(&self) -> AnySource {
        ArcMemo::from(*self).to_any_source()
    }
}

impl<T: Send + Sync + 'static> Named for RwSignal<T> {
    fn source(&self) -> AnySource {
        ArcRwSignal::from(*self).to_any_source()
    }
}

/// A source that outlives its readers. Everything untracked is as with the source
/// itself.
#[derive(Clone, Copy, Debug)]
pub struct AutoUnsubscribe<S>(pub S);

impl<S> Deref for AutoUnsubscribe<S> {
    type Target = S;

    fn deref(&self) -> &S {
        &self.0
    }
}

impl<S: Named> AutoUnsubscribe<S> {
    /// As [`With::with`].
    pub fn with<R>(&self, see: impl FnOnce(&S::Value) -> R) -> R
    where
        S: With,
    {
        self.forget_later();
        self.0.with(see)
    }

    /// As [`Get::get`].
    #[must_use]
    pub fn get(&self) -> S::Value
    where
        S: Get,
    {
        self.forget_later();
        self.0.get()
    }

    /// As [`Track::track`].
    pub fn track(&self)
    where
        S: Track,
    {
        self.forget_later();
        self.0.track();
    }

    fn forget_later(&self) {
        if let Some(reader) = Observer::get() {
            let source = self.0.source();
            on_cleanup(move || source.remove_subscriber(&reader));
        }
    }
}
