import java.io.File;
import java.lang.reflect.Field;
import net.handle.hdllib.HandleResolver;
import net.handle.server.AbstractServer;
import net.handle.server.Main;
import net.handle.server.NetworkInterface;
import net.handle.util.StreamTable;

/**
 * CNRI's Handle server with its HTTP front alone, begun as its own Main does: that asks for finalizers
 * at exit, which Java 17 has not.
 */
public class Peer {
  public static void main(String[] folder) throws Exception {
    StreamTable settings = new StreamTable();
    settings.readFromFile(new File(folder[0], "config.dct"));
    Main main = new Main(new File(folder[0]), settings);
    set(main, "resolver", new HandleResolver());
    set(main, "server", AbstractServer.getInstance(main, settings));
    NetworkInterface.getInstance(main, "hdl_http", settings).run();
  }

  private static void set(Main main, String name, Object value) throws Exception {
    Field field = Main.class.getDeclaredField(name);
    field.setAccessible(true);
    field.set(main, value);
  }
}
