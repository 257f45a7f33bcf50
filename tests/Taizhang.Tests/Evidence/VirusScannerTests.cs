using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Taizhang.Evidence;
using Taizhang.Evidence.Intake;

namespace Taizhang.Tests.Evidence;

public sealed class VirusScannerTests
{
    /// <summary>The string every scanner finds; put together here, so that none finds this file.</summary>
    private static readonly string Test = "X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_the_scanner_finds_is_named_and_what_it_finds_clean_is_let_in(bool isLocal)
    {
        await using var clamd = new Clamd(isLocal);
        var scanner = new VirusScanner(new EvidenceSettings { Scanner = ScannerAddress.Read(clamd.Address) });

        var clean = await scanner.LookAsync(new MemoryStream(new byte[200_000]), default);
        var found = await scanner.LookAsync(new MemoryStream(Encoding.ASCII.GetBytes(Test)), default);

        Assert.Equal((true, null), (clean.IsClean, clean.Found));
        Assert.Equal((false, "Eicar-Test-Signature"), (found.IsClean, found.Found));
        Assert.Equal(200_000 + Test.Length, clamd.Received);
    }

    [Theory]
    [InlineData("INSTREAM size limit exceeded. ERROR")]
    [InlineData("")]
    [InlineData("HTTP/1.1 200 OK")]
    public async Task A_scanner_that_says_something_else_has_not_said_that_a_file_is_clean(string answer)
    {
        await using var clamd = new Clamd(isLocal: false) { Always = answer };

        var scan = await new VirusScanner(new EvidenceSettings { Scanner = ScannerAddress.Read(clamd.Address) }).LookAsync(new MemoryStream(new byte[10]), default);

        Assert.Equal((false, null), (scan.IsClean, scan.Found));
    }

    [Fact]
    public async Task A_file_is_refused_where_the_scanner_finds_something_or_is_away()
    {
        using var folder = new TemporaryFolder();
        await using var clamd = new Clamd(isLocal: false);
        var there = Settings(clamd.Address);
        var away = Settings($"tcp://127.0.0.1:{FreePort()}");

        var (_, found) = await Intake(there).TakeAsync("记录.txt", new MemoryStream(Encoding.ASCII.GetBytes(Test)), null, default);
        var (_, silent) = await Intake(away).TakeAsync("记录.txt", new MemoryStream(SampleFiles.Text), null, default);

        Assert.Equal("evidence.infected", found!.Code);
        Assert.Equal("Eicar-Test-Signature", found.Facts["found"]);
        Assert.Equal("evidence.scanner-away", silent!.Code);
        Assert.Empty(Directory.EnumerateFiles(folder.Path));

        FileIntake Intake(EvidenceSettings settings) => new(settings, new UploadFolder(folder.Path), new VirusScanner(settings));
    }

    [Theory]
    [InlineData("tcp://scanner:3310", true)]
    [InlineData("unix:/run/clamav/clamd.ctl", true)]
    [InlineData("http://scanner:3310", false)]
    [InlineData("tcp://scanner", false)]
    [InlineData("scanner", false)]
    public void An_address_of_a_scanner_is_read_or_refused(string text, bool isOne) => Assert.Equal(isOne, ScannerAddress.Read(text) is not null);

    private static EvidenceSettings Settings(string address) => new() { Scanner = ScannerAddress.Read(address), ScannerSeconds = 5 };

    private static int FreePort()
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }

    private sealed class TemporaryFolder : IDisposable
    {
        public string Path { get; } = Directory.CreateTempSubdirectory("taizhang-scan-").FullName;

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }

    /// <summary>A server that speaks the scanner's INSTREAM, on a port or on a socket of the machine.</summary>
    private sealed class Clamd : IAsyncDisposable
    {
        private readonly Socket _socket;
        private readonly Task _serving;
        private readonly string? _file;

        public Clamd(bool isLocal)
        {
            _file = isLocal ? System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"tz-{Environment.ProcessId}-{Environment.TickCount64}.ctl") : null;
            _socket = isLocal ? new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified) : new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            _socket.Bind(isLocal ? new UnixDomainSocketEndPoint(_file!) : new IPEndPoint(IPAddress.Loopback, 0));
            _socket.Listen();
            Address = isLocal ? $"unix:{_file}" : $"tcp://127.0.0.1:{((IPEndPoint)_socket.LocalEndPoint!).Port}";
            _serving = ServeAsync();
        }

        public string Address { get; }

        public string? Always { get; init; }

        public int Received { get; private set; }

        public async ValueTask DisposeAsync()
        {
            _socket.Dispose();
            await _serving;
            if (_file is not null)
            {
                File.Delete(_file);
            }
        }

        private async Task ServeAsync()
        {
            try
            {
                while (true)
                {
                    using var line = new NetworkStream(await _socket.AcceptAsync(), ownsSocket: true);
                    await AnswerAsync(line);
                }
            }
            catch (Exception closed) when (closed is SocketException or ObjectDisposedException)
            {
                // The test is over.
            }
        }

        private async Task AnswerAsync(NetworkStream line)
        {
            var command = new byte[10];
            await line.ReadExactlyAsync(command);
            Assert.Equal("zINSTREAM\0", Encoding.ASCII.GetString(command));
            using var whole = new MemoryStream();
            var length = new byte[4];
            while (true)
            {
                await line.ReadExactlyAsync(length);
                if (BinaryPrimitives.ReadInt32BigEndian(length) is var next && next == 0)
                {
                    break;
                }

                var piece = new byte[next];
                await line.ReadExactlyAsync(piece);
                whole.Write(piece);
            }

            Received += (int)whole.Length;
            var answer = Always ?? (Encoding.ASCII.GetString(whole.ToArray()).Contains(Test, StringComparison.Ordinal) ? "stream: Eicar-Test-Signature FOUND" : "stream: OK");
            await line.WriteAsync(Encoding.ASCII.GetBytes(answer + "\0"));
        }
    }
}
