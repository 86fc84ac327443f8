package import Diagnostics

/// The same run once for every point: forked with one stimulus, or a pair, between two places.
package struct SweepDescription: Sendable, Hashable {
    /// One stimulus, or the two of a pair.
    package var stimuli: [Located<VerbDescription>]
    /// Instructions from one point to the next.
    package var every: UInt64
    package var from: Located<TriggerDescription>
    package var to: Located<TriggerDescription>
}
