using System.ComponentModel.DataAnnotations;

namespace MongCai.Poverty.Etl.Intake;

/// <summary>The shared folder in which the wards drop their workbooks (section <c>Inbox</c>).</summary>
public sealed class InboxOptions
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Inbox";

    /// <summary>Folder with one sub-folder per ward.</summary>
    /// <value>Default <c>var/inbox</c>, relative to the working directory.</value>
    [Required]
    public string Folder { get; set; } = "var/inbox";

    /// <summary>How long size and time of a file must stay unchanged before it is read.</summary>
    /// <value>Default 30 seconds, 0 to 30 minutes. 0 is for folders that nobody writes to any more; else a file may be read while it is still being copied.</value>
    [Range(typeof(TimeSpan), "00:00:00", "00:30:00")]
    public TimeSpan QuietPeriod { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Whether the folder is the store's share and held to the marker in its root.</summary>
    /// <value>Default true; false for a folder that is named on the command line.</value>
    public bool IsShare { get; set; } = true;

    /// <summary>Folder in which every received file is kept under its hash.</summary>
    /// <value>Default <c>var/archive</c>, relative to the working directory. Not below <see cref="Folder"/>.</value>
    [Required]
    public string Archive { get; set; } = "var/archive";
}
