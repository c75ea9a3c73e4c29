System.Console.WriteLine("shadow");
