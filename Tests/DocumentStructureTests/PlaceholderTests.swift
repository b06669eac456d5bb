import Testing

@Test func `Nothing yet`() {}
