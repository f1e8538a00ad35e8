//! What runs the engines and everything else that waits.

use std::future::Future;
use std::io;

use tokio::runtime::{Builder, Runtime};

/// One thread for all that waits: there is little to do at a time, and what one thread hands to another costs more than
/// the work. What blocks has threads of its own.
pub struct Executor(Runtime);

impl iced::Executor for Executor {
    fn new() -> io::Result<Self> {
        Builder::new_multi_thread()
            .worker_threads(1)
            .enable_all()
            .build()
            .map(Self)
    }

    fn spawn(&self, future: impl Future<Output = ()> + Send + 'static) {
        drop(self.0.spawn(future));
    }

    fn block_on<T>(&self, future: impl Future<Output = T>) -> T {
        self.0.block_on(future)
    }

    fn enter<R>(&self, f: impl FnOnce() -> R) -> R {
        let _guard = self.0.enter();
        f()
    }
}
