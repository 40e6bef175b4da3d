//! The browser entry point: mounts the application.

fn main() {
    console_error_panic_hook::set_once();
    cchc::ui::mount();
}
