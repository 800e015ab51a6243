using MongCai.Poverty.Etl.Configuration;
using MongCai.Poverty.Etl.Model;

namespace MongCai.Poverty.Etl.Tests.Kit;

/// <summary>Reads a single plan file.</summary>
public static class PlanFiles
{
    /// <summary>The plan.</summary>
    /// <exception cref="ConfigurationFaultException">Every fault of the file.</exception>
    public static PovertyPlan Load(string path, WardRegister register) => PlanFile.Read(path, register) is var read && read.Plan is { } plan ? plan : throw new ConfigurationFaultException(read.Faults);
}
