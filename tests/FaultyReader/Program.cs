using MongCai.Poverty.Etl.Reading.Isolation;
using MongCai.Poverty.Etl.Tests.FaultyReader;

// A reader process that goes wrong when the name of the workbook says so, and a parent that can be killed.
switch (args)
{
    case ["reader", var folder]:
        new ReaderLoop(new Faults(folder).Tasks, Console.OpenStandardInput(), Console.OpenStandardOutput()).Run();
        return 0;
    case ["parent", var folder, var workbook]:
        await Parent.RunAsync(folder, workbook);
        return 0;
    default:
        return 2;
}
