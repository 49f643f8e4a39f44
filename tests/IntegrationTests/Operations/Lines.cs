using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace JinhuRedCross.IntegrationTests.Operations;

/// <summary>Keeps every line that a host logs, with the exception that came with it.</summary>
internal sealed class Lines : ILoggerProvider
{
    private readonly ConcurrentQueue<string> _lines = new();

    public string All => string.Join('\n', _lines);

    public ILogger CreateLogger(string categoryName) => new Keeping(categoryName, _lines);

    public void Dispose()
    {
    }

    private sealed class Keeping(string category, ConcurrentQueue<string> lines) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            var parts = state is IEnumerable<KeyValuePair<string, object?>> told ? string.Join(' ', told.Select(t => t.Value)) : "";
            lines.Enqueue($"{logLevel} {category}: {formatter(state, exception)} {parts} {exception}");
        }
    }
}
