import com.amazonaws.services.dynamodbv2.local.server.DynamoDBProxyServer;
import com.amazonaws.services.dynamodbv2.local.server.DynamoDBRequestHandler;
import com.amazonaws.services.dynamodbv2.local.server.LocalDynamoDBRequestHandler;
import com.amazonaws.services.dynamodbv2.local.server.LocalDynamoDBServerHandler;

/**
 * DynamoDB Local in memory on the port given, with its own test control open: a put into the table
 * `[TEST_CONTROL]` rolls shards over, or makes the records of streams older. Its command line has no option for that.
 */
public class ControlledDynamoDbLocal {
  public static void main(String[] arguments) throws Exception {
    var constructor = LocalDynamoDBRequestHandler.class.getDeclaredConstructor(
        int.class, boolean.class, String.class, boolean.class, boolean.class, boolean.class);
    constructor.setAccessible(true);
    DynamoDBRequestHandler requests = constructor.newInstance(0, true, null, true, false, true);
    var server = new DynamoDBProxyServer(
        Integer.parseInt(arguments[0]), new LocalDynamoDBServerHandler(requests, null));
    server.start();
    server.join();
  }
}
