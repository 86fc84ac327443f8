/// The devices of a machine, their consoles, and the events they asked for.
package struct DeviceBus: Sendable {
    package init(_ placements: [DevicePlacement]) {}
}
