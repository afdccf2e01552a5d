import 'virtual:tokens.css';
import './unavailable.css';
