/// Scenarios as Swift Testing cases.
