using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using MongCai.Poverty.Etl.Pipeline;
using MongCai.Poverty.Etl.Reading;
using MongCai.Poverty.Etl.Reading.Isolation;

namespace MongCai.Poverty.Etl.Tests.FaultyReader;

/// <summary>A program that has a workbook read by a faulty reader and then waits to be killed.</summary>
internal static class Parent
{
    public static async Task RunAsync(string folder, string workbook)
    {
        var program = new ReaderProgram(Environment.ProcessPath!, ["reader", folder]);
        using var readers = new WorkbookReaders(program, Options.Create(new ReadersOptions { Processes = 1, TimeLimit = TimeSpan.FromMinutes(10) }), new ReadingLimits(), NullLogger<WorkbookReaders>.Instance);
        await readers.JudgeAsync(Path.GetFileName(workbook), workbook, null, CancellationToken.None);
        await Task.Delay(Timeout.Infinite);
    }
}
