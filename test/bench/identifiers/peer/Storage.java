import java.util.Enumeration;
import net.handle.hdllib.Encoder;
import net.handle.hdllib.HandleException;
import net.handle.hdllib.HandleStorage;
import net.handle.hdllib.HandleValue;
import net.handle.hdllib.ScanCallback;
import net.handle.hdllib.Util;
import net.handle.util.StreamTable;

/** Records that are made as they are asked for: no storage could be faster. */
public class Storage implements HandleStorage {
  private long records;

  public void init(StreamTable settings) {
    records = Long.parseLong((String) settings.get("records"));
  }

  public byte[][] getRawHandleValues(byte[] handle, int[] indices, byte[][] types)
      throws HandleException {
    String name = Util.decodeString(handle);
    long number = Long.parseLong(name.substring(name.indexOf('/') + 1));
    if (number >= records) return null;
    String address = "https://firm.example/p/" + number;
    HandleValue value = new HandleValue(1, Util.encodeString("URL"), Util.encodeString(address));
    byte[] raw = new byte[Encoder.calcStorageSize(value)];
    Encoder.encodeHandleValue(raw, 0, value);
    return new byte[][] {raw};
  }

  public boolean haveNA(byte[] authority) {
    return true;
  }

  public void setHaveNA(byte[] authority, boolean has) {
    throw new UnsupportedOperationException();
  }

  public void createHandle(byte[] handle, HandleValue[] values) {
    throw new UnsupportedOperationException();
  }

  public boolean deleteHandle(byte[] handle) {
    throw new UnsupportedOperationException();
  }

  public void updateValue(byte[] handle, HandleValue[] values) {
    throw new UnsupportedOperationException();
  }

  public void scanHandles(ScanCallback each) {
    throw new UnsupportedOperationException();
  }

  public void scanNAs(ScanCallback each) {}

  public Enumeration getHandlesForNA(byte[] authority) {
    throw new UnsupportedOperationException();
  }

  public void deleteAllRecords() {
    throw new UnsupportedOperationException();
  }

  public void checkpointDatabase() {}

  public void shutdown() {}
}
