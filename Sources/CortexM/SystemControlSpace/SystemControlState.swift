/// The registers of the System Control Block that hold state of their own (DDI 0403 B3.2).
package struct SystemControlState: Sendable, Hashable {
    package init() {}
}

/// The MPU's registers (B3.5).
package struct MPUState: Sendable, Hashable {
    package init() {}
}

/// SysTick's registers (B3.3).
package struct SysTickState: Sendable, Hashable {
    package init() {}
}
