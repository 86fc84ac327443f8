/// Pending, active, enabled and priority of every exception, and the level of every interrupt's input (DDI 0403 B1.5, B3.4).
package struct ExceptionState: Sendable, Hashable {
    package init() {}
}
