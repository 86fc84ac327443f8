package import Diagnostics

/// `write_buffer:` of a machine: what it says of the core's buffer.
package struct WriteBufferDescription: Sendable, Hashable {
    /// `write_buffer: none`.
    package var isAbsent = false
    /// Core clocks from the end of a store to its bus error.
    package var delay: Located<Int>?
    /// Stores that can be under way.
    package var entries: Located<Int>?

    package init() {}
}
